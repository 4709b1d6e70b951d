package io.relance.config;

import io.relance.domain.shop.ShopAdmin;
import io.relance.domain.shop.ShopRecord.RecordPlace;
import io.relance.domain.shop.ShopRecordReader;
import io.relance.domain.shop.ShopRecords;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** The records of a shop, whose access token may change. */
record RefreshedShopAdmin(RefreshedSecret<? extends ShopAdmin> shop) implements ShopAdmin {
  @Override
  public Answer<Subscriptions> subscribe(URI address) {
    return shop.get().subscribe(address);
  }

  @Override
  public Answer<String> export(ShopRecords records, Instant changedSince) {
    return shop.get().export(records, changedSince);
  }

  @Override
  public Answer<ExportState> state(String export) {
    return shop.get().state(export);
  }

  @Override
  public Optional<ShopRecordReader> open(ShopRecords records, URI file, RecordPlace from) {
    return shop.get().open(records, file, from);
  }
}
