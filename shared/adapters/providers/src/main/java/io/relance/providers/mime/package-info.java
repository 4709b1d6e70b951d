/** Emails as mail servers exchange them (MIME). */
@NullMarked
package io.relance.providers.mime;

import org.jspecify.annotations.NullMarked;
