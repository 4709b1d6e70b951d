/** The elements that change contacts: their fields and properties, lists and consents. */
@NullMarked
package io.relance.application.contactactions;

import org.jspecify.annotations.NullMarked;
