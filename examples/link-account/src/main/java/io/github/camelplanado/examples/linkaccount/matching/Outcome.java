package io.github.camelplanado.examples.linkaccount.matching;

import java.util.List;
import java.util.Set;

/**
 * What matching found.
 *
 * @param links that are sure, those that were decided included
 * @param questions for a person
 * @param fresh keys of rows that the account has not
 * @param unknown uuids of entries whose contacts must be known before anything is sure: get them, and match again
 */
public record Outcome(List<Link> links, List<Question> questions, List<String> fresh, Set<String> unknown) {}
