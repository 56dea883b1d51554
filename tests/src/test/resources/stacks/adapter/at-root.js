// The demo finds its files and its relay beside its own address.
history.replaceState(null, '', `/${location.search}`);
