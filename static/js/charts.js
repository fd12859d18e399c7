/* Draws the charts of a page with Plotly, from the JSON beside them, as soon as one comes near the screen
   or somebody prints.

   <div class="chart__plot" data-chart="id of a script of type application/json" data-plotly="address of plotly.js">

   The one place with settings of Plotly. A chart that is drawn carries data-ready. */

const SETTINGS = {
  responsive: true,
  locale: "nl",
  displayModeBar: false,
  displaylogo: false,
  showSendToCloud: false,
  plotlyServerURL: "",
  scrollZoom: false,
  doubleClick: false,
};
const NARROW = 560;
const PRINT_WIDTH = 640;
const PRINT_HEIGHT = 300;
const MARGIN = "300px";

const dark = window.matchMedia("(prefers-color-scheme: dark)");
const forced = window.matchMedia("(forced-colors: active)");
const drawn = new Set();
/* The 4.8 MB copy of plotly.js adds the style sheet of its maps unless an element with this id is there already. */
const STYLES_OF_MAPS = "9f215cf04c5486422605d13261cb87401f4e7763b6296af81e98efbc0130da53";

let plotly;

function loadPlotly(address) {
  plotly ??= new Promise((resolve, reject) => {
    document.head.append(Object.assign(document.createElement("meta"), { id: STYLES_OF_MAPS }));
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => reject(new Error(`${address} did not load`));
    document.head.append(script);
  });
  return plotly;
}

/* The figure as the server made it, in the light colours; on screen each colour becomes its CSS variable. */
function figureOf(plot, { onPaper }) {
  const figure = JSON.parse(document.getElementById(plot.dataset.chart).textContent);
  if (onPaper) return figure;
  const style = getComputedStyle(document.documentElement);
  const colours = Object.entries(figure.layout.meta.colours);
  return themed(figure, new Map(colours.map(([colour, variable]) => [colour, style.getPropertyValue(variable).trim()])));
}

function themed(value, colours) {
  if (typeof value === "string") return colours.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => themed(item, colours));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, themed(item, colours)]));
}

/* Without room the labels at lines give way to a legend above the plot, names at points to numbers, and ticks get
   shorter. */
function fitted(layout, width) {
  const fits = { ...layout, font: { ...layout.font, family: getComputedStyle(document.body).fontFamily } };
  if (width >= NARROW) return fits;
  const { xaxis, yaxis, annotations } = layout.meta.narrow;
  return {
    ...fits,
    font: { ...fits.font, size: 12 },
    margin: { ...layout.margin, r: 12 },
    showlegend: true,
    xaxis: { ...layout.xaxis, ...xaxis },
    yaxis: { ...layout.yaxis, ...yaxis },
    annotations: [...(layout.annotations ?? []).filter(({ name }) => name !== "direct-label"), ...(annotations ?? [])],
  };
}

/* On paper a chart is lower, unless its height follows from a row for each name; ticks that would turn are short. */
function printed(layout) {
  if (layout.yaxis?.type === "category") return layout;
  const { xaxis } = layout.meta.narrow;
  const short = xaxis?.ticktext ? { xaxis: { ...layout.xaxis, ...xaxis } } : {};
  return { ...layout, ...short, height: Math.min(layout.height, PRINT_HEIGHT) };
}

async function draw(plot, { onPaper = false } = {}) {
  const Plotly = await loadPlotly(plot.dataset.plotly);
  const figure = figureOf(plot, { onPaper });
  const width = onPaper ? PRINT_WIDTH : plot.clientWidth;
  const layout = fitted(onPaper ? printed(figure.layout) : figure.layout, width);
  plot.style.height = `${layout.height}px`;
  await Plotly.react(plot, figure.data, onPaper ? { ...layout, width } : layout, SETTINGS);
  plot.dataset.width = width;
  plot.dataset.ready = "";
  drawn.add(plot);
}

function fail(plot, error) {
  plot.hidden = true;
  plot.nextElementSibling.hidden = false;
  console.error(error);
}

function redraw(options) {
  drawn.forEach((plot) => draw(plot, options));
}

function drawFirst(plot, options) {
  near.unobserve(plot);
  return draw(plot, options).catch((error) => fail(plot, error));
}

function undrawn() {
  return [...document.querySelectorAll("[data-chart]:not([hidden])")].filter((plot) => !drawn.has(plot));
}

/* The browser waits for nobody once it prints, so what asks for it first waits here for the charts. */
async function printWhenDrawn(event) {
  const plots = undrawn();
  if (plots.length === 0) return;
  event.preventDefault();
  await Promise.all(plots.map((plot) => drawFirst(plot)));
  window.print();
}

function isPrintKey({ key, ctrlKey, metaKey, shiftKey, altKey }) {
  return key?.toLowerCase() === "p" && ctrlKey !== metaKey && !shiftKey && !altKey;
}

/* From the menu of the browser there is time to draw, not to fetch plotly.js. */
function putOnPaper() {
  const first = window.Plotly ? undrawn() : [];
  redraw({ onPaper: true });
  first.forEach((plot) => drawFirst(plot, { onPaper: true }));
}

const near = new IntersectionObserver(
  (entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) drawFirst(target);
    }
  },
  { rootMargin: MARGIN },
);

/* Plotly follows the width by itself; the legend comes and goes here. */
const sized = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const wasNarrow = target.dataset.width < NARROW;
    if (drawn.has(target) && wasNarrow !== target.clientWidth < NARROW) draw(target);
  }
});

for (const plot of document.querySelectorAll("[data-chart]")) {
  near.observe(plot);
  sized.observe(plot);
}
dark.addEventListener("change", () => redraw());
forced.addEventListener("change", () => redraw());
window.addEventListener("print-asked", printWhenDrawn);
window.addEventListener("keydown", (event) => {
  if (isPrintKey(event)) printWhenDrawn(event);
});
window.addEventListener("beforeprint", putOnPaper);
window.addEventListener("afterprint", () => redraw());
