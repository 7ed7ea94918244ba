"""Builds on many machines: the stages of ``kg.pages`` on Apache Spark, and what is global as its reductions.

Needs the extra ``baopu[spark]`` and a Java runtime.
"""

from __future__ import annotations

from kg.cluster.build import Built, build

__all__ = ["Built", "build"]
