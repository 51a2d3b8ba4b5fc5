package io.github.camelplanado.operation;

import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;

/**
 * A list of the catalogue that is read page by page, in an account where it is empty, and how what it holds comes and goes.
 *
 * @param call its name in URIs, e.g. {@code jobs/list}
 * @param headers what names the list, e.g. the job of a history
 * @param key which key of an element leads to the next page
 * @param create makes the next element and gives the value of its key
 * @param delete takes an element away, null where elements never go
 */
record WalkedList(
        String call, Map<String, Object> headers, String key, IntFunction<String> create, Consumer<String> delete) {

    boolean canLose() {
        return delete != null;
    }
}
