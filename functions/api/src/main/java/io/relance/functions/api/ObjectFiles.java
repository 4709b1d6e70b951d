package io.relance.functions.api;

import io.relance.domain.objectstore.ObjectStore;

/** The objects that are files to upload and download. */
record ObjectFiles(ObjectStore objects) {}
