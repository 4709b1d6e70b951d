/** What people write and read: message lengths, and the words they answer with. */
@NullMarked
package io.relance.domain.text;

import org.jspecify.annotations.NullMarked;
