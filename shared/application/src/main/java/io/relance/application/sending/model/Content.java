package io.relance.application.sending.model;

import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Json;
import io.relance.domain.provider.WhatsAppProvider.WhatsAppContent;
import io.relance.domain.provider.WhatsAppTemplate;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.Precondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The content of a send, as it is dispatched to the provider.
 *
 * @param text the message; of an email, its plain text
 * @param estimatedSegments the segments of an SMS by our count; 0 on other channels
 * @param billedSegments those that the provider bills; 0 until it reports them
 * @param template the approved template of a WhatsApp message, of which the text is a summary
 * @param media the address of what a WhatsApp message shows
 * @param links the short links in the text
 */
public record Content(
    String provider,
    String from,
    String to,
    Optional<String> subject,
    String text,
    int estimatedSegments,
    int billedSegments,
    Optional<WhatsAppTemplate> template,
    Optional<String> media,
    Optional<TrackedLinks> links) {
  private static final String TEMPLATE = "template";
  private static final String MEDIA = "media";
  static final String BILLED = "billedSegments";
  private static final String ESTIMATED = "segments";

  /** The content of a message that is not sent yet. */
  public Content(
      String provider,
      String from,
      String to,
      Optional<String> subject,
      String text,
      int estimatedSegments) {
    this(
        provider,
        from,
        to,
        subject,
        text,
        estimatedSegments,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The content of a WhatsApp message that is not sent yet. */
  public static Content ofWhatsApp(
      String provider, String from, String to, WhatsAppContent content) {
    var text = content.template().map(WhatsAppTemplate::summary).orElse(content.text());
    return new Content(
        provider,
        from,
        to,
        Optional.empty(),
        text,
        0,
        0,
        content.template(),
        content.media(),
        Optional.empty());
  }

  /** The same content, with the short links in its text. */
  public Content with(TrackedLinks tracked) {
    return new Content(
        provider,
        from,
        to,
        subject,
        text,
        estimatedSegments,
        billedSegments,
        template,
        media,
        Optional.of(tracked));
  }

  /** The content as a WhatsApp provider takes it. */
  public WhatsAppContent whatsApp() {
    return new WhatsAppContent(text, template, media);
  }

  /** The segments that are billed, as far as the provider reported them. */
  public int segments() {
    return billedSegments > 0 ? billedSegments : estimatedSegments;
  }

  /** Never shows an address or a text. */
  @Override
  public String toString() {
    return "Content[provider=%s, segments=%d]".formatted(provider, segments());
  }

  /** The content; empty before the send is claimed, and after its contact is erased. */
  static Optional<Content> of(Item item) {
    return item.text("to")
        .map(
            to ->
                new Content(
                    item.text("provider").orElse(""),
                    item.text("from").orElse(""),
                    to,
                    item.text("subject"),
                    item.text("text").orElse(""),
                    Math.toIntExact(item.number(ESTIMATED)),
                    Math.toIntExact(item.number(BILLED)),
                    item.text(TEMPLATE).map(json -> Json.read(json, WhatsAppTemplate.class)),
                    item.text(MEDIA),
                    TrackedLinks.of(item)));
  }

  void into(ItemBuilder item) {
    item.text("provider", provider)
        .text("from", from)
        .text("to", to)
        .text("subject", subject)
        .text("text", text)
        .number(ESTIMATED, estimatedSegments)
        .text(TEMPLATE, template.map(Json::write))
        .text(MEDIA, media)
        .text(TrackedLinks.CODE, links.map(TrackedLinks::code))
        .text(TrackedLinks.TARGETS, links.map(it -> Json.write(it.targets())));
  }

  /** The edits of a claim; what a provider bills for this attempt is not known. */
  public List<Edit> edits() {
    var edits = new ArrayList<Edit>();
    edits.add(Edit.set("provider", provider));
    edits.add(Edit.set("from", from));
    edits.add(Edit.set("to", to));
    subject.ifPresent(present -> edits.add(Edit.set("subject", present)));
    edits.add(Edit.set("text", text));
    edits.add(Edit.set(ESTIMATED, estimatedSegments));
    edits.add(Edit.remove(BILLED));
    template.ifPresent(present -> edits.add(Edit.set(TEMPLATE, Json.write(present))));
    media.ifPresent(present -> edits.add(Edit.set(MEDIA, present)));
    edits.addAll(links.map(TrackedLinks::edits).orElse(TrackedLinks.REMOVED));
    return edits;
  }

  /** Requires that the provider has not reported other segments. */
  Precondition unchangedBill() {
    return billedSegments > 0
        ? Precondition.equal(BILLED, billedSegments)
        : new Precondition.AttributeAbsent(BILLED);
  }

  /** The edits that remove addresses and texts. */
  public static List<Edit> erased() {
    return List.of(
        Edit.remove("to"),
        Edit.remove("subject"),
        Edit.remove("text"),
        Edit.remove(TEMPLATE),
        Edit.remove(MEDIA),
        Edit.remove(TrackedLinks.TARGETS),
        Edit.remove("receiver"));
  }
}
