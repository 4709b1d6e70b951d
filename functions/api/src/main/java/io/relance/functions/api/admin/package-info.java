/**
 * The routes of operators: project, health, tokens, audit, dead letters, and the documents of the
 * API.
 */
@NullMarked
package io.relance.functions.api.admin;

import org.jspecify.annotations.NullMarked;
