package io.github.camelplanado.api.model;

/** The body of an update of a client. Whether it is an organization cannot change. */
public final class ClientUpdate extends ClientFields<ClientUpdate> {

    ClientUpdate(String uuid) {
        super(false, uuid);
    }

    @Override
    ClientUpdate self() {
        return this;
    }
}
