/** What a shop tells us, in our words, whichever platform it runs on. */
@NullMarked
package io.relance.domain.shop;

import org.jspecify.annotations.NullMarked;
