"""What the tests of every format share: the sample brief and the shipped settings."""

from __future__ import annotations

import pytest
from sample_brief import make_sample_brief

from briefing.model.brief import Brief
from briefing.settings import Settings, load_settings


@pytest.fixture(scope="session")
def sample_brief() -> Brief:
    """The brief about an invented harbour."""
    return make_sample_brief()


@pytest.fixture(scope="session")
def settings() -> Settings:
    """The shipped settings."""
    return load_settings()
