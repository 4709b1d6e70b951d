package io.relance.application.sending.render;

import io.relance.application.sending.model.Language;
import io.relance.compiler.liquid.Html;
import io.relance.domain.text.HtmlBody;
import java.util.Optional;

/**
 * The last lines of a marketing email: the law requires a visible unsubscribe link, and in many
 * countries the postal address of the sender (CAN-SPAM, 15 U.S.C. 7704(a)(5)).
 *
 * @param postalAddress in one line; empty for none
 */
record EmailFooter(Language language, Optional<String> unsubscribeUrl, String postalAddress) {
  String under(String html) {
    return unsubscribeUrl
        .map(
            url ->
                "<p style=\"font-size:small\">%s<a href=\"%s\">%s</a></p>"
                    .formatted(address(Html.escape(postalAddress), "<br>"), url, words()))
        .map(line -> HtmlBody.append(html, line))
        .orElse(html);
  }

  String underText(String text) {
    return unsubscribeUrl
        .map(url -> text + "\n\n" + address(postalAddress, "\n") + words() + ": " + url)
        .orElse(text);
  }

  private String address(String written, String end) {
    return postalAddress.isEmpty() ? "" : written + end;
  }

  private String words() {
    return switch (language) {
      case ENGLISH -> "Unsubscribe";
      case FRENCH -> "Se désabonner";
    };
  }
}
