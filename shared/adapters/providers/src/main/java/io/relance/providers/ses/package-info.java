/** Emails through Amazon SES. */
@NullMarked
package io.relance.providers.ses;

import org.jspecify.annotations.NullMarked;
