/** What is stored of conversations: on their enrollments, and once for each contact and sender. */
@NullMarked
package io.relance.application.conversations.model;

import org.jspecify.annotations.NullMarked;
