/** The filters of texts, as Shopify's Liquid computes them. */
@NullMarked
package io.relance.compiler.liquid.filter;

import org.jspecify.annotations.NullMarked;
