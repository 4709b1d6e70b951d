package io.relance.domain.shop;

import java.math.BigDecimal;
import java.util.Optional;

/** One line of an order or a checkout; the price is for one piece. */
public record LineItem(
    String title, int quantity, Optional<BigDecimal> price, Optional<String> sku) {}
