package io.encdynamo.bench.engine;

import io.encdynamo.bench.Result;
import java.io.PrintStream;
import java.util.List;

/** One aim, or some that are measured together. */
enum EngineAim {
  PARSE,
  PLAN,
  TPCH,
  MILLION,
  FIRST;

  List<Result> measure(PrintStream report) throws Exception {
    return switch (this) {
      case PARSE -> Parse.measure(report);
      case PLAN -> Planning.measure(report);
      case TPCH -> Tpch.measure(report);
      case MILLION -> MillionRows.measure(report);
      case FIRST -> FirstResult.measure(report);
    };
  }
}
