import os
from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from benchmark.demo.accounts import account_lines
from benchmark.demo.fill import DemoRefused, fill
from benchmark.demo.measurement_writing import InvalidDemoData


class Command(BaseCommand):
    help = "Fill an empty database with fictitious data, once, and list the accounts to sign in with."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--today", type=date.fromisoformat, help="fill up to this day, YYYY-MM-DD (default: today)")
        parser.add_argument("--accounts", action="store_true", help="only list the accounts")

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["accounts"]:
            self.stdout.write(self._fill(options["today"] or timezone.localdate()))
        for line in account_lines():
            self.stdout.write(f"  {line}")

    def _fill(self, today: date) -> str:
        password = os.environ.get("DEMO_PASSWORD")
        if not password:
            raise CommandError("DEMO_PASSWORD is not set: give the demo accounts a password in the environment.")
        try:
            data = fill(today=today, password=password)
        except (DemoRefused, InvalidDemoData) as refusal:
            raise CommandError(str(refusal)) from refusal
        if data is None:
            return "The demo data is already there; nothing was changed."
        return (
            f"Filled {len(data.measurements):,} fictitious measurements of "
            f"{len(data.institutions)} institutions, from 2018 up to {today}."
        )
