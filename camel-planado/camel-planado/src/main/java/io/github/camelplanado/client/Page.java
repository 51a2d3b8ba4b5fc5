package io.github.camelplanado.client;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One page of a list.
 *
 * @param elements in the vendor's order, without the root key
 * @param nextAfter the cursor of the next page; null if there is none: the page is empty, or the list has one page only
 * @param answer the answer that carried it
 */
public record Page(List<ObjectNode> elements, String nextAfter, ApiAnswer answer) {

    public boolean isEmpty() {
        return elements.isEmpty();
    }
}
