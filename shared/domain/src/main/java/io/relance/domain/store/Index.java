package io.relance.domain.store;

/**
 * A second way to find items: by a partition attribute, in the order of a sort attribute.
 *
 * <p>Both attributes hold {@link Value.Text}. An item that lacks either is not in the index.
 * Reading an index may miss the latest writes, so nothing is ever decided on it.
 */
public record Index(String name, String partitionAttribute, String sortAttribute) {}
