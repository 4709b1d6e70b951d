package io.relance.application.idempotency;

import io.relance.application.contacts.ContactReferences;
import io.relance.application.contacts.model.ContactKeys;
import io.relance.application.persistence.Ids;
import io.relance.application.persistence.ItemBuilder;
import io.relance.application.persistence.Json;
import io.relance.application.persistence.OptimisticRetry;
import io.relance.application.persistence.Tables;
import io.relance.application.persistence.Transactions;
import io.relance.application.sending.model.Claim;
import io.relance.application.sending.model.WorkerLeases;
import io.relance.domain.id.ContactId;
import io.relance.domain.store.Edit;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Precondition;
import io.relance.domain.store.Write;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Stores for a day the responses to requests with an idempotency key, so that a repeated request
 * gets the same response and is not processed again.
 *
 * <p>Responses may contain secrets or personal data, so they are encrypted with the caller's own
 * secret: only the same request with that secret can decrypt them.
 */
public final class IdempotencyStore {
  private static final Duration RETENTION = Duration.ofHours(24);

  /** The maximum processing time of a request. */
  private static final Duration MAX_DURATION = Duration.ofMinutes(2);

  private static final String CLAIM = "claim";
  private static final String ANSWER = "answer";
  private static final String TOO_LARGE = "tooLarge";

  /** Set when the contact that the response describes is erased. */
  private static final String ERASED = "erased";

  private static final int MAX_CHARACTERS = 350_000;

  private final ItemStore store;
  private final InstantSource clock;
  private final InstantSource realTime;
  private final InstantSource wallClock;
  private final WorkerLeases workerLeases;

  /**
   * Stores responses for 24 hours by the wall clock, independent of a test clock.
   *
   * @param clock by which items in the store expire
   * @param realTime by which claims expire
   */
  public IdempotencyStore(
      ItemStore store,
      InstantSource clock,
      InstantSource realTime,
      InstantSource wallClock,
      WorkerLeases workerLeases) {
    this.store = store;
    this.clock = clock;
    this.realTime = realTime;
    this.wallClock = wallClock;
    this.workerLeases = workerLeases;
  }

  /**
   * A request as its caller sent it.
   *
   * @param secret the secret that authenticates the caller
   * @param key the caller's name for the request
   * @param content what must be equal when the request is repeated
   */
  public record Request(String secret, String key, String content) {
    /** The key of its item. */
    public ItemKey at() {
      return new ItemKey(
          Tables.PLATFORM, "idempotency#" + Ids.hash("request", secret, key), "answer");
    }

    private String password() {
      return secret + " " + key;
    }

    private String fingerprint() {
      return Ids.hash("content", secret, content);
    }

    /** Never shows the secret or the content. */
    @Override
    public String toString() {
      return "Request[]";
    }
  }

  /** A response: its status, the location of a created resource, its body. */
  public record Response(int status, Optional<String> location, Optional<String> body) {}

  /**
   * A request that this caller must process.
   *
   * @param name the unique name of the request, the same after a crash
   */
  public record ClaimedRequest(Request request, String claim, String name) {}

  /** The decision on a request. */
  public sealed interface Attempt {
    record Claimed(ClaimedRequest request) implements Attempt {}

    record Completed(Response response) implements Attempt {}

    /** It was processed; its response was too large to store, or its contact was erased. */
    record NotReplayable() implements Attempt {}

    record InProgress() implements Attempt {}

    /** The key was used for another request. */
    record KeyReused() implements Attempt {}
  }

  /** Claims a request, unless it is claimed already. */
  public Attempt begin(Request request) {
    return OptimisticRetry.retry("request", request.at().partition(), () -> tryToBegin(request));
  }

  private Optional<Attempt> tryToBegin(Request request) {
    var earlier = store.get(request.at());
    if (earlier.filter(item -> !isVoid(item)).isPresent()) {
      return earlier.map(item -> known(request, item));
    }
    var name = earlier.flatMap(item -> earlierName(request, item)).orElseGet(Ids::random);
    var claimed = new ClaimedRequest(request, Ids.random(), name);
    var unchanged =
        earlier
            .flatMap(item -> item.text(CLAIM))
            .map(claim -> Precondition.equal(CLAIM, claim))
            .orElseGet(Precondition::absent);
    var written =
        Transactions.write(store, List.of(new Write.Put(item(claimed), unchanged))).committed();
    return written ? Optional.of(new Attempt.Claimed(claimed)) : Optional.empty();
  }

  /** Stores the response. */
  public void complete(ClaimedRequest claimedRequest, Response response) {
    var shut = EncryptedText.encrypt(claimedRequest.request().password(), Json.write(response));
    var outcome = shut.length() <= MAX_CHARACTERS ? Edit.set(ANSWER, shut) : Edit.set(TOO_LARGE, 1);
    Transactions.write(store, List.of(completion(claimedRequest, outcome)));
  }

  /** Stores a response that describes a contact, for as long as the contact is not erased. */
  public void complete(ClaimedRequest claimedRequest, Response response, ContactId contact) {
    var shut = EncryptedText.encrypt(claimedRequest.request().password(), Json.write(response));
    var stored =
        shut.length() <= MAX_CHARACTERS
            && Transactions.write(
                    store,
                    List.of(
                        completion(claimedRequest, Edit.set(ANSWER, shut)),
                        Write.check(ContactKeys.contact(contact), Precondition.present()),
                        ContactReferences.write(contact, claimedRequest.request().at())))
                .committed();
    if (!stored) {
      Transactions.write(store, List.of(completion(claimedRequest, Edit.set(ERASED, 1))));
    }
  }

  private static Write completion(ClaimedRequest claimedRequest, Edit outcome) {
    return Write.update(claimedRequest.request().at(), isStill(claimedRequest), outcome);
  }

  /** Releases a request that had no effect, so that it can be repeated. */
  public void release(ClaimedRequest claimedRequest) {
    Transactions.write(
        store, List.of(new Write.Delete(claimedRequest.request().at(), isStill(claimedRequest))));
  }

  private Optional<String> earlierName(Request request, Item earlier) {
    return isOfAnotherDay(earlier) || !isOf(request, earlier)
        ? Optional.empty()
        : earlier.text("name");
  }

  private Item item(ClaimedRequest claimed) {
    var now = wallClock.instant();
    var item =
        ItemBuilder.at(claimed.request().at())
            .text("content", claimed.request().fingerprint())
            .text("name", claimed.name())
            .text(CLAIM, claimed.claim())
            .text("holder", workerLeases.holder())
            .instant("deadline", realTime.instant().plus(MAX_DURATION))
            .instant("at", now);
    if (storeMayExpire()) {
      item.expiresAt(now.plus(RETENTION));
    }
    return item.build();
  }

  private static Attempt known(Request request, Item item) {
    if (!isOf(request, item)) {
      return new Attempt.KeyReused();
    }
    if (item.number(TOO_LARGE) > 0 || item.number(ERASED) > 0) {
      return new Attempt.NotReplayable();
    }
    return item.text(ANSWER)
        .map(shut -> Json.read(EncryptedText.decrypt(request.password(), shut), Response.class))
        .<Attempt>map(Attempt.Completed::new)
        .orElseGet(Attempt.InProgress::new);
  }

  /** Whether it has expired, or its processing was abandoned. */
  private boolean isVoid(Item item) {
    return isOfAnotherDay(item) || (isOpen(item) && isAbandoned(item));
  }

  private boolean isOfAnotherDay(Item item) {
    var at = item.instant("at").orElseThrow();
    return at.plus(RETENTION).isBefore(wallClock.instant());
  }

  private static boolean isOf(Request request, Item item) {
    return item.text("content").equals(Optional.of(request.fingerprint()));
  }

  private static boolean isOpen(Item item) {
    return item.text(ANSWER).isEmpty() && item.number(TOO_LARGE) == 0 && item.number(ERASED) == 0;
  }

  private boolean isAbandoned(Item item) {
    var claim =
        new Claim(
            item.text(CLAIM).orElseThrow(),
            item.text("holder").orElseThrow(),
            item.instant("deadline").orElseThrow());
    return !workerLeases.mayBeActive(claim);
  }

  private static Precondition isStill(ClaimedRequest claimedRequest) {
    return Precondition.equal(CLAIM, claimedRequest.claim());
  }

  /** The store may expire items only by the wall clock: a test clock can jump a day. */
  private boolean storeMayExpire() {
    return clock.equals(wallClock);
  }
}
