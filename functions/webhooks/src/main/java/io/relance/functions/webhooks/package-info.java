/** The ways in: what shops and providers post, and links that people follow. */
@NullMarked
package io.relance.functions.webhooks;

import org.jspecify.annotations.NullMarked;
