package io.relance.functions.api.contacts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.contacts.Contact;
import io.relance.application.contacts.Scalars;
import io.relance.domain.consent.ConsentEntry;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The bodies of the routes about contacts. */
public final class ContactBodies {
  private ContactBodies() {}

  /**
   * A contact to make, or what to change of one: what is not there stays, null removes.
   *
   * @param properties texts, numbers and truth values by name
   * @param consents only when a contact is made
   */
  @Schema(name = "ContactChange")
  public record Change(
      @Schema(implementation = ExternalIds.class, nullable = true) @Nullable JsonNode externalIds,
      @Schema(type = "string", nullable = true) @Nullable JsonNode phone,
      @Schema(type = "string", nullable = true) @Nullable JsonNode email,
      @Schema(type = "string", nullable = true) @Nullable JsonNode firstName,
      @Schema(type = "string", nullable = true) @Nullable JsonNode lastName,
      @Schema(type = "string", nullable = true) @Nullable JsonNode timeZone,
      @Schema(type = "string", nullable = true) @Nullable JsonNode locale,
      @Schema(type = "string", nullable = true) @Nullable JsonNode country,
      @Schema(type = "object", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
          @Nullable JsonNode properties,
      @Nullable List<Consent> consents) {}

  /** What other systems call a contact. */
  @Schema(name = "ExternalIds")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record ExternalIds(Optional<String> shopify) {}

  /**
   * What a contact said about one type of messages on one channel.
   *
   * @param type marketing when absent
   * @param source api when absent
   * @param at now when absent
   */
  @Schema(name = "ConsentChange")
  public record Consent(
      @Schema(
              type = "string",
              allowableValues = {"sms", "email", "whatsapp"})
          @Nullable String channel,
      @Schema(
              type = "string",
              allowableValues = {"marketing", "transactional"})
          @Nullable String type,
      @Schema(
              type = "string",
              allowableValues = {"subscribed", "unsubscribed"})
          @Nullable String state,
      @Nullable String source,
      @Schema(type = "string", format = "date-time") @Nullable String at) {}

  /** What a contact agrees to now, of one type on one channel. */
  @Schema(name = "Consent")
  public record ConsentView(String channel, String type, String state, String source, Instant at) {
    static ConsentView of(ConsentEntry entry) {
      return new ConsentView(
          entry.channel().name().toLowerCase(Locale.ROOT),
          entry.type().name().toLowerCase(Locale.ROOT),
          entry.state().name().toLowerCase(Locale.ROOT),
          entry.source(),
          entry.at());
    }
  }

  /** A contact. */
  @Schema(name = "Contact")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record View(
      String id,
      ExternalIds externalIds,
      Optional<String> phone,
      Optional<String> email,
      Optional<String> firstName,
      Optional<String> lastName,
      Optional<String> timeZone,
      Optional<String> locale,
      Optional<String> country,
      Map<String, Object> properties,
      List<ConsentView> consents,
      Instant createdAt,
      Instant updatedAt) {

    static View of(Contact contact) {
      return new View(
          contact.id(),
          new ExternalIds(contact.shopCustomerId()),
          contact.phone(),
          contact.email(),
          contact.firstName(),
          contact.lastName(),
          contact.timeZone(),
          contact.locale(),
          contact.country(),
          Scalars.plain(contact.properties()),
          contact.consents().standing().stream().map(ConsentView::of).toList(),
          contact.createdAt(),
          contact.updatedAt());
    }

    /** Never shows who it is. */
    @Override
    public String toString() {
      return "View[id=" + id + "]";
    }
  }
}
