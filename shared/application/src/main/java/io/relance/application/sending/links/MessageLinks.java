package io.relance.application.sending.links;

import io.relance.application.sending.model.Content;
import io.relance.application.sending.model.EmailBody;
import io.relance.application.sending.model.TrackedLinks;
import io.relance.application.sending.unsubscribe.UnsubscribeLinks;
import io.relance.domain.id.SendId;
import io.relance.domain.text.HtmlBody;
import io.relance.domain.text.LinkShortener;
import io.relance.domain.text.ShortLinks;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The links in messages: those that unsubscribe, and the short ones. */
public final class MessageLinks {
  private static final Pattern SPACES = Pattern.compile("\\s+");

  /** What is between the scheme of an address and its port or path. */
  private static final Pattern HOST = Pattern.compile("^https?://([^/:?#]+)");

  private final Function<UnsubscribeLinks.Link, String> unsubscribe;
  private final LinkTracking tracking;
  private final Function<SendId, String> codes;

  private MessageLinks(
      Function<UnsubscribeLinks.Link, String> unsubscribe,
      LinkTracking tracking,
      Function<SendId, String> codes) {
    this.unsubscribe = unsubscribe;
    this.tracking = tracking;
    this.codes = codes;
  }

  /** The links of messages that are sent. */
  public static MessageLinks sent(
      UnsubscribeLinks unsubscribe, LinkCodes codes, LinkTracking tracking) {
    return new MessageLinks(unsubscribe::url, tracking, codes::of);
  }

  /**
   * The links of messages that are only shown: as long as those that are sent, and without effect.
   */
  public static MessageLinks shown(LinkTracking tracking) {
    return new MessageLinks(sampleUnsubscribe(tracking), tracking, _ -> ShortLinks.SAMPLE_CODE);
  }

  /** The same for messages to those who test them: no link unsubscribes. */
  public MessageLinks forTests() {
    return new MessageLinks(sampleUnsubscribe(tracking), tracking, codes);
  }

  private static Function<UnsubscribeLinks.Link, String> sampleUnsubscribe(LinkTracking tracking) {
    var url = tracking.unsubscribePrefix() + "test";
    return _ -> url;
  }

  /** The URL that unsubscribes a contact from marketing on a channel. */
  public String unsubscribeUrl(UnsubscribeLinks.Link link) {
    return unsubscribe.apply(link);
  }

  /**
   * A text as it is sent.
   *
   * @param links the short links in it; empty when there are none
   */
  public record LinkedText(String text, Optional<TrackedLinks> links) {
    /** The content of a message that has this text. */
    public Content of(Content content) {
      return links.map(content::with).orElse(content);
    }

    /** Never shows a text. */
    @Override
    public String toString() {
      return "LinkedText[…]";
    }
  }

  /**
   * Shortens the links in a text. Those in what a contact wrote stay as they are: no address of
   * this installation leads where a stranger chooses.
   *
   * @param variables what the text was rendered with
   */
  public LinkedText shorten(SendId send, String text, Map<String, Object> variables) {
    var shortLinks = tracking.shortLinks();
    if (shortLinks.isOff() || !text.contains("://")) {
      return new LinkedText(text, Optional.empty());
    }
    var code = codes.apply(send);
    var received = received(variables);
    var shortened = shortLinks.shorten(text, code, address -> names(received, address));
    return new LinkedText(
        shortened.text(),
        Optional.of(shortened.targets())
            .filter(targets -> !targets.isEmpty())
            .map(targets -> new TrackedLinks(code, targets)));
  }

  /**
   * An email as it is sent.
   *
   * @param links its short links, or none for one whose image alone is tracked; empty when nothing
   *     is
   */
  public record LinkedEmail(EmailBody body, Optional<TrackedLinks> links) {
    /** The content of an email that has this body. */
    public Content of(Content content) {
      return links.map(content::with).orElse(content);
    }
  }

  /**
   * Shortens the links in the bodies of an email, and adds the image that is loaded when it is
   * opened. Links that unsubscribe stay as they are, as do those in what a contact wrote.
   *
   * @param variables what the bodies were rendered with
   */
  public LinkedEmail track(SendId send, EmailBody body, Map<String, Object> variables) {
    boolean opens = tracking.emails().opens();
    if (tracking.emailLinks().isOff() && !opens) {
      return new LinkedEmail(body, Optional.empty());
    }
    var code = codes.apply(send);
    var unsubscribing = tracking.unsubscribePrefix();
    var received = received(variables);
    var shortener =
        new LinkShortener(
            tracking.emailLinks(),
            code,
            address -> address.startsWith(unsubscribing) || names(received, address));
    var html = shortener.inHtml(body.html());
    var text = body.text().map(shortener::inText);
    return new LinkedEmail(
        new EmailBody(opens ? HtmlBody.append(html, image(code)) : html, text),
        Optional.of(new TrackedLinks(code, shortener.targets()))
            .filter(links -> opens || !links.targets().isEmpty()));
  }

  private String image(String code) {
    return "<img src=\"%s\" width=\"1\" height=\"1\" alt=\"\" style=\"border:0\">"
        .formatted(tracking.image(code));
  }

  /** The text that the contact wrote, as filters may have changed it: small, without spaces. */
  private static String received(Map<String, Object> variables) {
    return variables.get("message") instanceof Map<?, ?> message
            && message.get("text") instanceof String text
        ? SPACES.matcher(text).replaceAll("").toLowerCase(Locale.ROOT)
        : "";
  }

  /** Whether a text names the host of an address. */
  private static boolean names(String received, String address) {
    var host = HOST.matcher(address.toLowerCase(Locale.ROOT));
    return !received.isEmpty() && host.find() && received.contains(host.group(1));
  }
}
