package io.relance.aws.dynamodb;

import io.relance.aws.AwsFailures;
import io.relance.aws.AwsNames;
import io.relance.aws.Backoff;
import io.relance.domain.store.Cursor;
import io.relance.domain.store.Item;
import io.relance.domain.store.ItemKey;
import io.relance.domain.store.ItemLimits;
import io.relance.domain.store.ItemPage;
import io.relance.domain.store.ItemStore;
import io.relance.domain.store.Query;
import io.relance.domain.store.Write;
import io.relance.domain.store.WriteResult;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Items in DynamoDB. Each declared table is a DynamoDB table keyed by {@code pk} and {@code sk};
 * each declared index is a global secondary index that projects keys only ({@link IndexKeys}).
 */
public final class DynamoDbItemStore implements ItemStore {
  private final DynamoDbClient client;
  private final AwsNames names;
  private final InstantSource clock;
  private final Backoff backoff;
  private final DynamoDbTransactions dynamoDbTransactions;

  public DynamoDbItemStore(
      DynamoDbClient client, AwsNames names, InstantSource clock, Backoff backoff) {
    this.client = client;
    this.names = names;
    this.clock = clock;
    this.backoff = backoff;
    this.dynamoDbTransactions = new DynamoDbTransactions(client, names, clock, backoff);
  }

  @Override
  public Optional<Item> get(ItemKey key) {
    var encoded = ItemCodec.encode(key);
    var answer =
        AwsFailures.call(
            () ->
                client.getItem(
                    get ->
                        get.tableName(names.table(key.table())).key(encoded).consistentRead(true)));
    return answer.hasItem()
        ? Optional.of(ItemCodec.decode(key.table(), answer.item())).filter(this::isAlive)
        : Optional.empty();
  }

  @Override
  public Map<ItemKey, Item> getAll(Collection<ItemKey> keys) {
    var distinct = new LinkedHashSet<>(keys);
    if (distinct.size() > ItemLimits.KEYS_IN_A_BATCH) {
      throw new IllegalArgumentException(
          "A batch read must have at most 100 keys, not " + distinct.size());
    }
    var found = new LinkedHashMap<ItemKey, Item>();
    new BatchRead(client, names, backoff)
        .items(distinct).stream()
            .filter(this::isAlive)
            .forEach(item -> found.put(item.key(), item));
    return found;
  }

  @Override
  public ItemPage query(Query query) {
    var requests = new QueryRequests(query, names);
    if (requests.asksForNothing()) {
      return new ItemPage(List.of(), query.index().isPresent(), Optional.empty());
    }
    return query.index().isPresent()
        ? new IndexRead(client, requests).page(this::getAll, this::isAlive)
        : page(requests);
  }

  private ItemPage page(QueryRequests requests) {
    var query = requests.query();
    var request =
        query
            .cursor()
            .map(text -> Cursor.decoded(query, text).place())
            .map(place -> requests.after(place, query.partition(), query.limit()))
            .orElseGet(() -> requests.first(query.partition(), query.limit()));
    var answer = AwsFailures.call(() -> client.query(request));
    var items =
        answer.items().stream()
            .map(item -> ItemCodec.decode(query.table(), item))
            .filter(this::isAlive)
            .toList();
    var next =
        Optional.of(answer.lastEvaluatedKey())
            .filter(key -> !key.isEmpty())
            .map(key -> new Cursor(requests.place(key)).encoded(query));
    return new ItemPage(items, false, next);
  }

  @Override
  public WriteResult transact(String token, List<Write> writes) {
    ItemLimits.check(token, writes);
    return dynamoDbTransactions.run(token, writes);
  }

  private boolean isAlive(Item item) {
    return !item.hasExpired(clock.instant());
  }
}
