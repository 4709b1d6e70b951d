package io.relance.functions.api.approvals;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.relance.application.approvals.ApprovalState;
import io.relance.application.approvals.PreviewApproval.Preview;
import io.relance.compiler.liquid.Html;

/** The pages that approvers see, in English and French. */
final class ApproverPage {
  private static final String UNKNOWN =
      "<p>This link is not valid.<br>Ce lien n’est pas valide.</p>";

  private ApproverPage() {}

  /** What is to be decided, with a button for each decision. */
  static HttpResponse<String> asking(ApprovalBodies.View approval, Preview preview) {
    var content =
        """
        <h1>%s</h1>
        <p>Contacts: %d · Cost: %s %s · Until: %s<br>Contacts : %d · Coût : %s %s · Jusqu’au : %s</p>
        <iframe sandbox title="Message" width="640" height="480" srcdoc="%s"></iframe>
        <form method="post">
        <button name="decision" value="approve">Approve · Approuver</button>
        <button name="decision" value="refuse">Refuse · Refuser</button>
        </form>
        """
            .formatted(
                Html.escape(preview.subject()),
                approval.contacts(),
                approval.cost().amount().toPlainString(),
                approval.cost().currency(),
                approval.expiresAt(),
                approval.contacts(),
                approval.cost().amount().toPlainString(),
                approval.cost().currency(),
                approval.expiresAt(),
                Html.escape(preview.html()));
    return html(HttpResponse.ok(page(content)));
  }

  /** What was decided, by this request or by one before. */
  static String decided(ApprovalState state) {
    return page(
        switch (state) {
          case APPROVED -> "<p>The messages are approved.<br>Les messages sont approuvés.</p>";
          case REFUSED -> "<p>The messages are refused.<br>Les messages sont refusés.</p>";
          case EXPIRED ->
              "<p>The deadline has passed. The messages will not be sent.<br>Le délai est passé ; les"
                  + " messages ne sont pas envoyés.</p>";
          case CANCELLED, PENDING ->
              "<p>This request has been cancelled.<br>Cette demande a été annulée.</p>";
        });
  }

  static HttpResponse<String> unknown() {
    return html(HttpResponse.notFound(page(UNKNOWN)));
  }

  static HttpResponse<String> undecided() {
    return html(
        HttpResponse.badRequest(
            page(
                "<p>Choose to approve or to refuse.<br>Choisissez d’approuver ou de refuser.</p>")));
  }

  /**
   * The message is shown in a frame that runs no script; it shows its styles and pictures, and
   * nothing else leaves the page.
   */
  static MutableHttpResponse<String> html(MutableHttpResponse<String> response) {
    return response
        .contentType("text/html; charset=utf-8")
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; form-action"
                + " 'self'; frame-ancestors 'none'")
        .header("Cache-Control", "no-store")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Robots-Tag", "noindex");
  }

  private static String page(String content) {
    return """
    <!doctype html>
    <html lang="en"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Approval</title></head>
    <body>%s</body></html>
    """
        .formatted(content);
  }
}
