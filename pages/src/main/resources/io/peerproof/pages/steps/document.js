// The body of a function that WebDriver runs in a page: which document it shows, and how far that has come.
return [performance.timeOrigin, document.readyState];
