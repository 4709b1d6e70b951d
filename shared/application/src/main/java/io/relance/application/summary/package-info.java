/** What needs the attention of a person now. */
@NullMarked
package io.relance.application.summary;

import org.jspecify.annotations.NullMarked;
