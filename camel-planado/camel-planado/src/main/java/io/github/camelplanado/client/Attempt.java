package io.github.camelplanado.client;

/**
 * One HTTP attempt of a call.
 *
 * @param request what is asked
 * @param number from 1
 * @param earlierUnclear whether an attempt before may have been carried out although no clear answer came
 */
record Attempt(ApiRequest request, int number, boolean earlierUnclear) {}
