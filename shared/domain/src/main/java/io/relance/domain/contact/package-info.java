/** People, their addresses and what they agreed to. */
@NullMarked
package io.relance.domain.contact;

import org.jspecify.annotations.NullMarked;
