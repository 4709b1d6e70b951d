/** Finding contacts by what is known of them. */
@NullMarked
package io.relance.application.search;

import org.jspecify.annotations.NullMarked;
