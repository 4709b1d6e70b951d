/** Access to and erasure of personal data. */
@NullMarked
package io.relance.application.privacy;

import org.jspecify.annotations.NullMarked;
