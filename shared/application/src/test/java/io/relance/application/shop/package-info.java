/** Stories of what a shop and its customers do, told by the kept events. */
@NullMarked
package io.relance.application.shop;

import org.jspecify.annotations.NullMarked;
