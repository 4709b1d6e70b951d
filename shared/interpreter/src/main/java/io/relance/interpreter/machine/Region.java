package io.relance.interpreter.machine;

import java.util.Map;

/** States that lead to one another: a whole machine, one branch, or what is done with each item. */
public record Region(String startAt, Map<String, State> states) {}
