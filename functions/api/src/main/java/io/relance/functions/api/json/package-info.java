/** How bodies are read: strictly, by field, within bounds. */
@NullMarked
package io.relance.functions.api.json;

import org.jspecify.annotations.NullMarked;
