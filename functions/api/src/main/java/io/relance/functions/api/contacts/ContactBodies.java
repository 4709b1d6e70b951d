package io.relance.functions.api.contacts;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.relance.application.contacts.model.Contact;
import io.relance.application.contacts.model.PropertyValueJson;
import io.relance.domain.consent.ConsentEntry;
import io.relance.domain.id.ContactId;
import io.relance.functions.api.AboutContact;
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
   * A contact to create, or the fields to change of one: absent fields do not change, null removes.
   *
   * @param properties strings, numbers, booleans and lists of strings by name
   * @param consents only when a contact is created
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

  /** A contact's ids in other systems. */
  @Schema(name = "ExternalIds")
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record ExternalIds(Optional<String> shopify) {}

  /**
   * A change of a contact's consent to one type of messages on one channel.
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

  /** The current consent of a contact for one type of messages on one channel. */
  @Schema(name = "Consent")
  public record ConsentView(
      @Schema(
              type = "string",
              allowableValues = {"sms", "email", "whatsapp"})
          String channel,
      @Schema(
              type = "string",
              allowableValues = {"marketing", "transactional"})
          String type,
      @Schema(
              type = "string",
              allowableValues = {"subscribed", "unsubscribed"})
          String state,
      String source,
      Instant at) {
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
      Instant updatedAt)
      implements AboutContact {
    @Override
    public ContactId described() {
      return new ContactId(id);
    }

    static View of(Contact contact) {
      return new View(
          contact.id().value(),
          new ExternalIds(contact.shopCustomerId()),
          contact.phone(),
          contact.email(),
          contact.firstName(),
          contact.lastName(),
          contact.timeZone(),
          contact.locale(),
          contact.country(),
          PropertyValueJson.plain(contact.properties()),
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
