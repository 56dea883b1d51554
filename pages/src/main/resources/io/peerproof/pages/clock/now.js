// The body of a function that WebDriver runs in a page: the page's clock, as the probe's events tell it.
return [performance.timeOrigin, performance.now()];
