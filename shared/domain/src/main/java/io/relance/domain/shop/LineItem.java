package io.relance.domain.shop;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One line of an order or a checkout.
 *
 * @param variant such as a size or a colour
 * @param price of one piece
 * @param image the web address of a picture
 * @param url the web address of the product
 */
public record LineItem(
    String title,
    Optional<String> variant,
    int quantity,
    Optional<BigDecimal> price,
    Optional<String> sku,
    Optional<String> image,
    Optional<String> url) {}
