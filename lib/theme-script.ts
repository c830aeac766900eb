/** Runs before the first paint, so that a chosen theme does not flash. The content security policy names its hash. */
export const themeScript =
  "(function(){var e=document.documentElement;e.classList.add('js');try{var t=localStorage.theme;if(t==='light'||t==='dark')e.dataset.theme=t}catch(x){}})()"
