/** Texts of messages: their length, keywords, and the words for opting out and in. */
@NullMarked
package io.relance.domain.text;

import org.jspecify.annotations.NullMarked;
