package io.relance.application.visits;

import io.relance.application.events.VisitedPage;

/**
 * A visit of a page, or a view of a product.
 *
 * @param name its unique name, the same however often the visitor's browser reports it
 */
record Visit(String name, VisitedPage page) {}
