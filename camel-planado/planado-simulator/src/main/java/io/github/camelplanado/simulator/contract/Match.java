package io.github.camelplanado.simulator.contract;

import java.util.List;
import java.util.Map;

/**
 * What the contract has for a method and a path.
 *
 * @param operation the operation, null when nothing fits
 * @param ids decoded path values by name
 * @param allowed methods that the path has, empty when the path is unknown
 * @param hint the nearest thing the contract has, for whoever mistyped
 */
public record Match(Operation operation, Map<String, String> ids, List<String> allowed, String hint) {}
