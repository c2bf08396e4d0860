"""With PLANCTL_CI set, a test that another program is missing for fails: CI installs them all."""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest
from hypothesis import settings

# How long an example takes says how busy the machine is.
settings.register_profile("planctl", deadline=None)
settings.load_profile("planctl")


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Verdicts are kept beside no one's own."""
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skip whose reason says that something is not installed into a failure."""
    report = yield
    _fail_where_it_hides(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a module of tests that is skipped as a whole."""
    report = yield
    _fail_where_it_hides(report)
    return report


def _fail_where_it_hides(report: pytest.TestReport | pytest.CollectReport) -> None:
    if os.environ.get("PLANCTL_CI") and report.skipped and "not installed" in str(report.longrepr):
        report.outcome = "failed"
        report.longrepr = f"skipped under PLANCTL_CI: {report.longrepr}"
