"""A folder of sources becomes a policy brief in which every statement carries the sentence it rests on."""

__version__ = "0.1.0"
