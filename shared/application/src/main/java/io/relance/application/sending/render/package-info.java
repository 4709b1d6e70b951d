/** Renders the text and subject of a message for one contact. */
@NullMarked
package io.relance.application.sending.render;

import org.jspecify.annotations.NullMarked;
