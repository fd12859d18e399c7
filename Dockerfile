FROM node:22-bookworm-slim AS charts
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev

FROM python:3.11-slim-bookworm
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 ASH_MODE=production STATIC_ROOT=/app/collected
RUN useradd --system --create-home ash
WORKDIR /app
COPY requirements/production.txt requirements/production.txt
RUN pip install --no-cache-dir --require-hashes -r requirements/production.txt
COPY --from=charts /app/node_modules node_modules
COPY manage.py gunicorn.conf.py ./
COPY config config
COPY institutions institutions
COPY audit audit
COPY accounts accounts
COPY measurements measurements
COPY benchmark benchmark
COPY exchange exchange
COPY administration administration
COPY static static
COPY templates templates
# Settings fail by name when anything is missing; collecting files uses none of these values.
RUN SECRET_KEY=build ALLOWED_HOSTS=build SITE_URL=https://build.invalid BROKER_URL=redis://build \
    MFA_KEYS=build EMAIL_URL=smtp://build DEFAULT_FROM_EMAIL=build@build.invalid SUPPORT_EMAIL=build@build.invalid \
    DATABASE_URL=postgresql://build@build/build \
    DATABASE_COUNTER_URL=postgresql://build@build/build DATABASE_LOG_URL=postgresql://build@build/build \
    python manage.py collectstatic --no-input
USER ash
EXPOSE 8000
CMD ["gunicorn", "config.wsgi:application", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", \
     "--workers", "2", "--threads", "4", "--preload", "--no-control-socket"]
