package io.relance.functions.api.automations;

import io.relance.domain.text.Quoted;
import io.relance.functions.api.problems.ApiException;
import io.relance.functions.api.problems.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code If-Match} (RFC 9110, 13.1.1), whose entity tags are revisions. */
final class IfMatch {
  private static final Pattern LIST =
      Pattern.compile("\\s*(W/)?\"[^\"]*\"(\\s*,\\s*(W/)?\"[^\"]*\")*\\s*");

  private IfMatch() {}

  /**
   * Whether a revision is one of those that the header names; any when it is absent or {@code *}.
   *
   * @throws ApiException when it is neither {@code *} nor a list of entity tags
   */
  static LongPredicate revisions(@Nullable String header) {
    if (header == null || header.strip().equals("*")) {
      return _ -> true;
    }
    if (!LIST.matcher(header).matches()) {
      throw ApiException.of(
          Problem.of(400, "request.if-match", "")
              .with(
                  List.of(
                      new Problem.Fault(
                          "If-Match",
                          "must be an ETag such as \"3\" in its quotes, or *, not "
                              + Quoted.of(header)))));
    }
    var tags = Arrays.stream(header.split(",", -1)).map(String::strip).collect(Collectors.toSet());
    return revision -> tags.contains("\"" + revision + "\"");
  }
}
