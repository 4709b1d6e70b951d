/** The routes of operators: project, health, tokens, audit, dead letters, API documents. */
@NullMarked
package io.relance.functions.api.admin;

import org.jspecify.annotations.NullMarked;
