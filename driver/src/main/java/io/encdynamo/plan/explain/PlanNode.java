package io.encdynamo.plan.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One node of what EXPLAIN shows.
 *
 * @param properties what is to be said of it, in order
 */
record PlanNode(String name, Map<String, String> properties, List<PlanNode> children) {

  static PlanNode of(String name, List<PlanNode> children) {
    return new PlanNode(name, new LinkedHashMap<>(), children);
  }

  /** Adds a property, unless there is nothing to say. */
  PlanNode with(String property, String text) {
    if (!text.isEmpty()) {
      properties.put(property, text);
    }
    return this;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    addLines(lines, "");
    return lines;
  }

  private void addLines(List<String> lines, String indent) {
    lines.add(indent + name);
    properties.forEach((property, text) -> lines.add(indent + "    " + property + ": " + text));
    children.forEach(child -> child.addLines(lines, indent + "  "));
  }

  /** As nested maps and lists, for JSON. */
  Map<String, Object> tree() {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("node", name);
    tree.putAll(properties);
    if (!children.isEmpty()) {
      tree.put("inputs", children.stream().map(PlanNode::tree).toList());
    }
    return tree;
  }
}
