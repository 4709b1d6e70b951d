/** The notifications of SNS topics, verified. */
@NullMarked
package io.relance.providers.sns;

import org.jspecify.annotations.NullMarked;
